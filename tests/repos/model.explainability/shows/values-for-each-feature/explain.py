import shap


def explain(model, rows):
    return shap.TreeExplainer(model).shap_values(rows)
