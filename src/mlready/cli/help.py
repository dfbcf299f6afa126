"""What ``mlready --help`` prints, kept so that nothing is loaded for it: `nox -s generated` writes it."""

HELP = """\
Usage: mlready [OPTIONS] COMMAND [ARGS]...

  How ready a machine-learning system is for production, with the evidence and
  the deployment plan.

Options:
  --version             Print the version and stop.
  --install-completion  Install completion for the current shell.
  --show-completion     Show completion for the current shell, to copy it or
                        customize the installation.
  -h, --help            Show this message and exit.

Commands:
  init      Write a config and an empty answers file.
  check     Judge repositories by what their files show.
  assess    Ask what files cannot tell; score: verdict, blockers, next steps.
  plan      Write the deployment plan that follows.
  report    Write it all as one HTML page, to mail or print.
  compare   Say what got better and what got worse.
  badge     Draw a badge: the verdict, or the score with its coverage.
  explain   Say what a control, practice, question or word means.
  history   Show the trend, and where its pace leads.
  answers   Join the answers files of several people; stamp proofs.
  playbook  Look at checklists, test and compare them, begin one.
"""
