import hashlib
import hmac


def sign_file(path, secret):
    digest = hashlib.sha256(path.read_bytes()).digest()
    path.with_suffix(".sig").write_text(hmac.new(secret, digest, hashlib.sha256).hexdigest())
