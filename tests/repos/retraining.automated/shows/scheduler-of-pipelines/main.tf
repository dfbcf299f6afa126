resource "google_cloud_scheduler_job" "job" {
  name     = var.name
  schedule = var.schedule
  pubsub_target {
    topic_name = var.topic
    attributes = {
      template_path = var.template_path
    }
  }
}
