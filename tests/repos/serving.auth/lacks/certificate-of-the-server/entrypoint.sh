#!/bin/sh
exec uvicorn main:app --ssl-keyfile key.pem --ssl-certfile cert.pem
