import torch


def fit(model, loader, optimizer, args):
    for step, batch in enumerate(loader):
        if args.core_metric_every > 0 and step % args.core_metric_every == 0:
            model.eval()
            print(model(batch).mean())
            model.train()
        loss = model(batch).sum()
        loss.backward()
        optimizer.step()
    torch.save(model.state_dict(), "model.pt")
