package e2e

import (
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestProfile gives an account another name, a picture and a language, which
// wins over that of the next browser.
func TestProfile(t *testing.T) {
	t.Parallel()
	site := newSite(t)
	sunja, elsewhere := site.person(t, "Sunja"), site.person(t, "Sunja")
	sunja.register()
	sunja.open("/account")
	sunja.see("#profile")

	sunja.run(chromedp.SetUploadFiles(chromedp.CSS("#picture"), []string{photograph(t)}))
	sunja.click("#picture-use")
	sunja.wait("has her picture in the header", `document.querySelector("#user img")?.naturalWidth === 256`)

	sunja.fill("#name", "Sunja Kim")
	sunja.do(`document.querySelector("#language").value = "ko"`)
	sunja.press("\r")
	sunja.wait("reads Korean", `document.documentElement.lang === "ko" && `+reads("프로필"))
	sunja.wait("has her name", `document.querySelector("#name")?.value === "Sunja Kim"`)

	elsewhere.open("/login")
	elsewhere.wait("reads English at the door", `document.documentElement.lang === "en" && document.querySelector("#email")`)
	elsewhere.signIn()
	elsewhere.wait("reads Korean", `document.documentElement.lang === "ko" && document.querySelector("#user")`)
}

// photograph is a file with a picture that is no square.
func photograph(t *testing.T) (path string) {
	t.Helper()
	picture := image.NewRGBA(image.Rect(0, 0, 640, 400))
	for x := range 640 {
		for y := range 400 {
			picture.Set(x, y, color.RGBA{uint8(x / 3), uint8(y / 2), 120, 255})
		}
	}
	path = filepath.Join(t.TempDir(), "me.png")
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if err := png.Encode(file, picture); err != nil {
		t.Fatal(err)
	}
	return path
}
