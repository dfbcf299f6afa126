def keep(val_loss, best_loss, model):
    if val_loss < best_loss:
        model.save("best.pt")
