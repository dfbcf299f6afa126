import http from 'k6/http';

export default function () {
  http.post('http://localhost/predict', '{"rooms": 3}');
}
