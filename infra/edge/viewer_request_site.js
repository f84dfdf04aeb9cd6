// Which object of the site bucket answers a viewer's address. Runs in CloudFront for every request that is
// not for the API; infra/local/edge_functions.py is the same in Python, and a test holds the two together.
var SLUG = /^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$/;

function handler(event) {
  var request = event.request;
  var parts = request.uri.split('/');
  var first = parts[1];
  var last = parts[parts.length - 1];
  // The console's own router reads every address below it; a tenant's has no dots.
  if (!SLUG.test(first) || first === 'assets' || (first !== 'console' && last.indexOf('.') !== -1)) {
    return request;
  }
  if (parts.length === 2) {
    return {
      statusCode: 308,
      statusDescription: 'Permanent Redirect',
      headers: { location: { value: '/' + first + '/' + queryString(request.querystring) } },
    };
  }
  // Every address below a tenant, or below the console, is its one page, whose router reads the rest.
  request.uri = '/' + first + '/index.html';
  // A 304 would carry the response's headers without the object's metadata, and a browser would then keep the
  // page under the policy of an error. The page is small: it is always answered whole.
  delete request.headers['if-none-match'];
  delete request.headers['if-modified-since'];
  return request;
}

function queryString(parameters) {
  var pairs = [];
  for (var name in parameters) {
    var values = parameters[name].multiValue || [parameters[name]];
    for (var i = 0; i < values.length; i++) {
      pairs.push(values[i].value === '' ? name : name + '=' + values[i].value);
    }
  }
  return pairs.length ? '?' + pairs.join('&') : '';
}
