import hashlib
def hash_user(user_id):
    return int(hashlib.md5(user_id.encode()).hexdigest(), 16) % 100
