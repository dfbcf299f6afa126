resource "google_cloudbuild_trigger" "train" {
  name = "train"
  source_to_build {
    uri = "https://example.org/acme/ranker"
    ref = "refs/heads/main"
  }
}
