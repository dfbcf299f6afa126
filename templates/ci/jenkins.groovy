// Judges how ready the ML system is, for every change. Make a pipeline with the script path Jenkinsfile.mlready.
pipeline {
    agent {
        docker { image 'python:3.12' }
    }
    environment {
        MLREADY = 'mlready==@version@' // what pip installs: a version, a wheel, or a git+https address
    }
    stages {
        stage('mlready') {
            steps {
                sh 'python -m venv .venv-mlready && .venv-mlready/bin/pip install --quiet "$MLREADY"'
                // Fails where the verdict is not-ready. To begin with, let nothing fail: --fail-on never
                sh '.venv-mlready/bin/mlready check --format junit --output mlready.junit.xml'
            }
        }
    }
    post {
        always {
            junit allowEmptyResults: true, skipMarkingBuildUnstable: true, testResults: 'mlready.junit.xml'
        }
    }
}
