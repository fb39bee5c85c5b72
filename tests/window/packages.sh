# shellcheck shell=bash
# The system packages of Debian and Ubuntu that the scripts need. Sourced, never run.
#
#   need_packages "${build_packages[@]}" "${program_packages[@]}"
#
# Missing ones are installed as root or through sudo. Where neither is possible they are
# named on standard error and the caller goes on: they may be there under another name.

# shellcheck disable=SC2034 # used by the scripts that source this file
build_packages=(gcc libc6-dev pkg-config)
# What the window loads when it opens: X11, Wayland, Vulkan, and OpenGL for the glow renderer.
# shellcheck disable=SC2034
program_packages=(
  libx11-6 libx11-xcb1 libxcursor1 libxi6 libxrandr2 libxkbcommon0 libxkbcommon-x11-0
  libwayland-client0 libwayland-cursor0 libwayland-egl1
  libvulkan1 mesa-vulkan-drivers libgl1 libegl1 libgl1-mesa-dri
)
# A screen without a monitor, its window manager, real keys, the accessibility bus, pictures.
# shellcheck disable=SC2034
window_packages=(
  xvfb openbox xdotool xclip imagemagick
  dbus at-spi2-core gir1.2-atspi-2.0 python3 python3-gi
  libreoffice-calc
)

# What reads our documents and calendars beside us.
# shellcheck disable=SC2034
document_packages=(libreoffice-writer libreoffice-calc poppler-utils python3 python3-icalendar)

# What reads and paints our charts beside us.
# shellcheck disable=SC2034
picture_packages=(librsvg2-bin poppler-utils)

need_packages() {
  local package missing=() become=()
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    echo "Not a Debian or Ubuntu system; if something is missing, these are its names there: $*" >&2
    return 0
  fi
  for package in "$@"; do
    # One word for each architecture that it is known for.
    [[ " $(dpkg-query -W -f='${db:Status-Status} ' "$package" 2>/dev/null)" == *" installed "* ]] || missing+=("$package")
  done
  ((${#missing[@]})) || return 0

  if ((EUID != 0)); then
    if ! command -v sudo >/dev/null; then
      echo "Please install as root: apt-get install ${missing[*]}" >&2
      return 0
    elif sudo -n true 2>/dev/null; then
      become=(sudo -n)
    elif [[ -t 0 && -t 2 ]]; then
      become=(sudo)
    else
      echo "Please install: sudo apt-get install ${missing[*]}" >&2
      return 0
    fi
  fi
  echo "Installing ${missing[*]}" >&2
  become+=(env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300)
  # An index that is partly out of date can still hold what is wanted, so only the install counts.
  "${become[@]}" update >&2 || true
  "${become[@]}" install -y --no-install-recommends "${missing[@]}" >/dev/null ||
    echo "Could not install ${missing[*]}; going on without" >&2
}
