from churn.settings import LabelEncoder, Loader, UserModelFactory


def test_settings():
    load, encode, make = Loader(), LabelEncoder(), UserModelFactory()
    assert load("x") == 1
    assert encode("x") == 1


def test_one_after_the_other():
    make = UserModelFactory()
    user = make(name="churn")
    assert user.name == "churn"
    encode = LabelEncoder()
    assert encode("x") == 1
