from rules import RuleFit

model = RuleFit()
model.fit([[1.0], [2.0]], [0, 1])

assert model.predict([[1.0]])[0] == 0
