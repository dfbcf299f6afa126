from sklearn.metrics import confusion_matrix


def audit(model, features, labels):
    predicted = model.predict(features)
    rows = []
    for attribute in ["gender", "partner"]:
        for group in sorted(features[attribute].unique()):
            mask = features[attribute] == group
            tn, fp, fn, tp = confusion_matrix(labels[mask], predicted[mask]).ravel()
            rows.append({"group": group, "recall": tp / (tp + fn)})
    return rows
