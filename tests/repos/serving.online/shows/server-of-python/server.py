import http.server
import json

from transformers import pipeline

answer = pipeline("question-answering")


class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(answer(asked)).encode())


http.server.ThreadingHTTPServer(("", 8000), Handler).serve_forever()
