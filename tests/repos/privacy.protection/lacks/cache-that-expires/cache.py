import time


class Cache:
    def purge_expired_entries(self):
        for key in list(self.items):
            if self.items[key].when < time.time():
                self.items.pop(key)
