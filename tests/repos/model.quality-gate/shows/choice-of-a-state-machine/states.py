from stepfunctions import steps

rule = steps.choice_rule.ChoiceRule.NumericLessThan(variable="$.rmse", value=10)
check = steps.states.Choice("RMSE < 10")
check.add_choice(rule=rule, next_step=deploy)
