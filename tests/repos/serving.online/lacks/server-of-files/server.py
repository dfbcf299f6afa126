import http.server


class Handler(http.server.SimpleHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(open("report.html", "rb").read())


http.server.ThreadingHTTPServer(("", 8000), Handler).serve_forever()
