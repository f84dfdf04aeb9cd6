// Gives a page the Content-Security-Policy that its publishing stored with it. Whatever has none may not be
// framed by anybody. CloudFront runs no function on answers >= 400: the headers policy sees to those.
var NOBODY = "frame-ancestors 'none'";

function handler(event) {
  var response = event.response;
  var headers = response.headers;
  var stored = headers['x-amz-meta-csp'];
  var policy = stored && stored.value ? stored.value : NOBODY;
  for (var name in headers) {
    if (name.indexOf('x-amz-') === 0) {
      delete headers[name];
    }
  }
  headers['content-security-policy'] = { value: policy };
  if (policy.indexOf(NOBODY) !== -1) {
    headers['x-frame-options'] = { value: 'DENY' };
  }
  // Pages in a frame and the script that embeds them are asked for by other sites.
  var framed = policy.indexOf(NOBODY) === -1;
  var embeds = event.request.uri === '/embed.js';
  headers['cross-origin-resource-policy'] = { value: framed || embeds ? 'cross-origin' : 'same-origin' };
  // What a script or a picture may do is up to the page that holds it; the phone is spared the bytes.
  if (event.request.uri.slice(-5) !== '.html') {
    delete headers['permissions-policy'];
  }
  return response;
}
