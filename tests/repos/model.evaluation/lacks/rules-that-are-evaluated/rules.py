class RuleEvaluator:
    def evaluate_rule(self, rule, context):
        return rule.operator(context[rule.field], rule.value)


def evaluate_expression(tree, names):
    return tree.resolve(names)


def evaluate_template(template, names):
    return template.render(**names)
