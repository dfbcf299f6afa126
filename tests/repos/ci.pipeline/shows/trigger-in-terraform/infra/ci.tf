resource "google_cloudbuild_trigger" "main" {
  name = "ci"
  github {
    owner = "acme"
    name  = "ranker"
    push {
      branch = "^main$"
    }
  }
  filename = "build.yaml"
}
