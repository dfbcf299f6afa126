import hashlib
import hmac


def sign_payload(body, secret):
    return hmac.new(secret, body, hashlib.sha256).hexdigest()
