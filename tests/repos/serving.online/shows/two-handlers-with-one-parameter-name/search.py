class SearchChunks:
    def __init__(self, index):
        self._index = index

    def execute(self, text):
        return self._index.lookup(text)
