"""What scripts install for the tests: once, whole, whoever asks at the same time; and what failed is named."""
import subprocess

from process import ROOT

ENTER = f"cd '{ROOT}' && . scripts/lib/python.sh && "


def shell(words):
    return subprocess.Popen(["bash", "-c", ENTER + words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def test_four_that_need_a_venv_at_the_same_time_find_it_whole(tmp_path):
    folder = tmp_path / "venv"
    # `pip install --help` installs nothing: what is tried is who makes the folder, not the registry.
    runs = [shell(f"need_venv '{folder}' 'a thing' 1 --help && '{folder}/bin/python' -c 'import pip'") for _ in range(4)]
    said = [run.communicate(timeout=120)[0] for run in runs]
    assert [run.returncode for run in runs] == [0] * 4, said
    assert sum("Installing a thing" in text for text in said) == 1, said


def test_what_was_left_half_done_is_begun_anew(tmp_path):
    folder = tmp_path / "venv"
    (folder / "bin").mkdir(parents=True)
    (folder / "bin/python").write_text("torn")
    run = shell(f"need_venv '{folder}' 'a thing' 1 --help && '{folder}/bin/python' -c 'import pip'")
    said = run.communicate(timeout=120)[0]
    assert run.returncode == 0, said


def test_a_download_that_failed_is_named(tmp_path):
    run = shell(f"need_venv '{tmp_path}/venv' 'the thing' 1 --no-index no-such-package==1")
    said = run.communicate(timeout=120)[0]
    assert run.returncode != 0 and "Could not install the thing" in said, said
    assert not (tmp_path / "venv/.complete").exists()
