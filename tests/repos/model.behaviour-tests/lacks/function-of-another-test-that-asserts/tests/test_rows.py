from service.rows import count_rows


def test_rows_are_counted():
    def run():
        assert count_rows([1, 2]) == 2

    run()


def test_nothing_is_lost(model):
    def run():
        before = model.predict([1])
        return before

    run()
