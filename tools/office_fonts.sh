#!/bin/sh
# Let fontconfig (and so any office suite on Linux) show 宋体, 仿宋_GB2312, 方正小标宋简体 ...
# in the bundled faces.  For CI and developers; the program itself needs none of this.
#
#   tools/office_fonts.sh          for the current user:
#                                  faces  -> ~/.local/share/fonts/gongkai
#                                  rules  -> ~/.config/fontconfig/conf.d/60-gongkai.conf
#   tools/office_fonts.sh DIR      touch nothing outside DIR:
#                                  faces  -> DIR/fonts, rules -> DIR/conf.d/60-gongkai.conf,
#                                  then run programs with FONTCONFIG_FILE=DIR/fonts.conf
#   GONGKAI_FONTS_COPY=1 ...       copy the faces instead of linking to them
#
# A genuine SimSun, FangSong ... that is installed still wins: the rules only add a
# second choice.  Times New Roman is the exception, see below.
set -eu

faces=$(CDPATH='' cd -- "$(dirname -- "$0")/../templates/common/fonts" && pwd)

if [ $# -gt 1 ]; then
    sed -n '2,15s/^# \{0,1\}//p' "$0" >&2
    exit 2
elif [ $# -eq 1 ]; then
    mkdir -p -- "$1"
    root=$(CDPATH='' cd -- "$1" && pwd)
    font_dir=$root/fonts
    rule_dir=$root/conf.d
else
    root=
    font_dir=${XDG_DATA_HOME:-$HOME/.local/share}/fonts/gongkai
    rule_dir=${XDG_CONFIG_HOME:-$HOME/.config}/fontconfig/conf.d
fi

mkdir -p "$font_dir" "$rule_dir"
for face in "$faces"/*.ttf; do
    target=$font_dir/$(basename "$face")
    rm -f "$target"
    if [ "${GONGKAI_FONTS_COPY:-0}" = 1 ]; then
        cp "$face" "$target"
    else
        ln -s "$face" "$target"
    fi
done

# second_choice BUNDLED-FAMILY NAME...   the genuine face first, then the bundled one
second_choice() {
    bundled=$1
    shift
    for name in "$@"; do
        printf '  <alias binding="same"><family>%s</family><accept><family>%s</family></accept></alias>\n' \
            "$name" "$bundled"
    done
}

{
    cat <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<!-- Written by tools/office_fonts.sh; run it again instead of editing this file. -->
<fontconfig>
XML
    second_choice 'Gongkai Song' '宋体' SimSun '新宋体' NSimSun '宋体_GB2312'
    second_choice 'Gongkai XiaoBiaoSong' '方正小标宋简体' '方正小标宋_GBK' FZXiaoBiaoSong-B05S '小标宋'
    second_choice 'Gongkai Hei' '黑体' SimHei '黑体_GB2312'
    second_choice 'Gongkai FangSong' '仿宋' FangSong '仿宋_GB2312' FangSong_GB2312
    second_choice 'Gongkai Kai' '楷体' KaiTi '楷体_GB2312' KaiTi_GB2312
    # Not an alias: distributions already answer for this name with Liberation Serif, and
    # an answer that depends on what else is installed would move lines between machines.
    # LibreOffice looks into a table of its own before it asks fontconfig: where Liberation
    # Serif is installed it takes that one for Times New Roman whatever is written here.
    cat <<'XML'
  <match target="pattern">
    <test name="family" qual="first"><string>Times New Roman</string></test>
    <edit name="family" mode="prepend" binding="same"><string>Gongkai Song</string></edit>
  </match>
  <!-- Characters beyond the cuts of the other faces. -->
  <match target="pattern">
    <test name="family" qual="any" compare="contains"><string>Gongkai</string></test>
    <edit name="family" mode="append" binding="same"><string>Gongkai Song</string></edit>
  </match>
</fontconfig>
XML
} > "$rule_dir/60-gongkai.conf"

if [ -n "$root" ]; then
    cat > "$root/fonts.conf" <<XML
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>$font_dir</dir>
  <include>$rule_dir/60-gongkai.conf</include>
  <cachedir>$root/cache</cachedir>
</fontconfig>
XML
    FONTCONFIG_FILE=$root/fonts.conf
    export FONTCONFIG_FILE
fi
if ! command -v fc-cache >/dev/null; then
    echo 'fontconfig is not installed: files are in place, cache not refreshed' >&2
    exit 0
fi
fc-cache "$font_dir"

failed=0
check() {
    found=$(fc-match -f '%{family}\n' "$1")
    echo "$1 -> $found"
    case $found in
        "$2"*) ;;
        *) failed=1 ;;
    esac
}
check 宋体 'Gongkai Song'
check SimSun 'Gongkai Song'
check 'Times New Roman' 'Gongkai Song'
check 方正小标宋简体 'Gongkai XiaoBiaoSong'
check 黑体 'Gongkai Hei'
check SimHei 'Gongkai Hei'
check 仿宋 'Gongkai FangSong'
check 仿宋_GB2312 'Gongkai FangSong'
check FangSong 'Gongkai FangSong'
check 楷体 'Gongkai Kai'
check 楷体_GB2312 'Gongkai Kai'
check KaiTi 'Gongkai Kai'
if [ $failed = 1 ]; then
    echo 'note: some names answer with another installed face (see above)' >&2
fi
[ -z "$root" ] || echo "FONTCONFIG_FILE=$root/fonts.conf"
