"""A self-signed certificate for 127.0.0.1, which is its own authority."""
import subprocess
from pathlib import Path


def make(folder):
    """(certificate file, key file)"""
    certificate, key = Path(folder) / "cert.pem", Path(folder) / "key.pem"
    if not certificate.exists():
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", "-subj", "/CN=localhost",
             "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", key, "-out", certificate],
            check=True, capture_output=True, timeout=60)
    return certificate, key
