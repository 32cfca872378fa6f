package ui

import (
	"testing"
	"testing/synctest"
	"time"
)

func TestToastsPassUnlessSomebodyIsAtThem(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var all toasts
		all.say("first")
		time.Sleep(toastFor / 2)
		all.say("second")
		all.hold(true)
		time.Sleep(3 * toastFor)
		all.fail("third")
		time.Sleep(toastFor)
		if n := len(all.current()); n != 3 {
			t.Fatalf("of three toasts that are held %d are there", n)
		}
		all.hold(false)
		time.Sleep(toastFor + time.Second)
		if n := len(all.current()); n != 0 {
			t.Errorf("%d toasts are there for good", n)
		}
	})
}

func TestToastsOfAKindAreOne(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var all toasts
		all.say("other")
		for range 5 {
			all.count("kind", func(n int) toast { return toast{message: number(n)} })
		}
		if now := all.current(); len(now) != 2 || now[1].message != "5" {
			t.Errorf("there are %+v", now)
		}
		time.Sleep(toastFor + time.Second)
		all.count("kind", func(n int) toast { return toast{message: number(n)} })
		if now := all.current(); len(now) != 1 || now[0].message != "1" {
			t.Errorf("later there are %+v", now)
		}
		time.Sleep(toastFor + time.Second)
	})
}

func TestToastsAreFew(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var all toasts
		for _, message := range []string{"1", "2", "3", "4"} {
			all.say(message)
		}
		if now := all.current(); len(now) != mostToasts || now[0].message != "2" {
			t.Errorf("there are %+v", now)
		}
		all.hold(true)
		for _, one := range all.current() {
			all.remove(one.id)
		}
		all.say("5") // the pointer that held them is gone with the last
		time.Sleep(toastFor + time.Second)
		if n := len(all.current()); n != 0 {
			t.Errorf("%d toasts stay", n)
		}
	})
}

func TestTheSameToastAgainIsRenewed(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var all toasts
		all.say("same")
		all.say("other")
		time.Sleep(toastFor / 2)
		all.say("same")
		if now := all.current(); len(now) != 2 || now[1].message != "same" {
			t.Errorf("there are %+v", now)
		}
		time.Sleep(toastFor * 3 / 4)
		if now := all.current(); len(now) != 1 || now[0].message != "same" {
			t.Errorf("later there are %+v", now)
		}
		time.Sleep(toastFor)
	})
}

func TestWhatDidNothingIsNotOfferedToBeTakenBack(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var all toasts
		all.say("stays")
		all.offer("command", "Undone", "Redo", nil)
		all.forget("command")
		if now := all.current(); len(now) != 1 || now[0].message != "stays" {
			t.Errorf("there are %+v", now)
		}
		time.Sleep(toastFor + time.Second)
	})
}
