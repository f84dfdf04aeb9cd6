// API Gateway sees CloudFront's address; the API wants the viewer's, for its rate limits.
function handler(event) {
  var request = event.request;
  request.headers['ventanilla-viewer-address'] = { value: event.viewer.ip };
  return request;
}
