#!/bin/sh
exec uvicorn main:app --ssl-keyfile key.pem --ssl-certfile cert.pem --ssl-ca-certs ca.pem --ssl-cert-reqs 2
