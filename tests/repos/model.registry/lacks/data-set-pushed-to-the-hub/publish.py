from huggingface_hub import HfApi


def push_dataset(table):
    table.push_to_hub("team/tickets")


HfApi().upload_file(path_or_fileobj="tickets.csv", path_in_repo="tickets.csv", repo_id="team/tickets", repo_type="dataset")
