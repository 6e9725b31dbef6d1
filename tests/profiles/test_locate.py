from generator.profiles.locate import profile_keys, templates_folder


def test_every_folder_with_a_profile_is_found_and_common_is_none():
    folders = {path.name for path in templates_folder().iterdir() if path.is_dir()}
    assert profile_keys() == sorted(folders - {"common"})
