package auth

import (
	"testing"

	"incharge/shared"
)

// Who demands a second factor has one, and nobody of whom it is demanded gets
// rid of theirs.
func TestDemand(t *testing.T) {
	s := newSealed(t, Config{})
	ada, eve := s.mustRegister(t, "ada@example.com"), s.mustRegister(t, "eve@example.com")
	if err := s.ChangeSettings(t.Context(), ada.User.ID, shared.SettingsChange{Second: new(shared.SecondAdmins)}); shared.CodeOf(err) != shared.CodeConflict {
		t.Errorf("without one: %v", err)
	}
	_, on := s.mustEnrol(t, ada)
	if err := s.ChangeSettings(t.Context(), eve.User.ID, shared.SettingsChange{Second: new(shared.SecondAdmins)}); shared.CodeOf(err) != shared.CodeNotFound {
		t.Errorf("by no administrator: %v", err)
	}
	for policy, owing := range map[shared.SecondPolicy]bool{shared.SecondAdmins: false, shared.SecondEverybody: true, shared.SecondOptional: false} {
		if err := s.ChangeSettings(t.Context(), ada.User.ID, shared.SettingsChange{Second: new(policy)}); err != nil {
			t.Fatal(err)
		}
		if got := s.sessionOf(t, eve).User.Owes(); got != owing {
			t.Errorf("%s: Eve owes one: %v", policy, got)
		}
		if ended, err := s.Ended(t.Context(), []string{on.ID, eve.ID}); err != nil || len(ended) > 0 != owing || owing && ended[0] != eve.ID {
			t.Errorf("%s: %q may hold no socket, %v", policy, ended, err)
		}
		_, err := s.EndTOTP(t.Context(), fromHere, s.sessionOf(t, on.SignedIn), "wrong")
		if shared.CodeOf(err) != shared.CodeInvalid {
			t.Error(err)
		}
		if policy == shared.SecondOptional {
			continue
		}
		if _, err := s.EndTOTP(t.Context(), fromHere, s.sessionOf(t, on.SignedIn), password); shared.CodeOf(err) != shared.CodeConflict {
			t.Errorf("%s: switched off: %v", policy, err)
		}
	}
	if err := s.ChangeSettings(t.Context(), ada.User.ID, shared.SettingsChange{Second: new(shared.SecondOptional)}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.EndTOTP(t.Context(), fromHere, s.sessionOf(t, on.SignedIn), password); err != nil {
		t.Errorf("not demanded any more: %v", err)
	}
}

// What the key before has sealed opens, is sealed anew at the start, and needs
// that key no more.
func TestReseal(t *testing.T) {
	s := newSealed(t, Config{})
	ada := s.mustRegister(t, "ada@example.com")
	key, _ := s.mustEnrol(t, ada)
	const next = "another key for tests, long enough"
	seals, err := NewSeals([]byte(next), []byte(secretKey))
	if err != nil {
		t.Fatal(err)
	}
	s.config.Seals = seals
	if _, err := s.second(t, s.mustOwe(t, "ada@example.com"), s.codeAt(t, key, 0)); err != nil {
		t.Errorf("before it is sealed anew: %v", err)
	}
	for _, want := range []int{1, 0} {
		if n, err := s.reseal(t.Context()); err != nil || n != want {
			t.Errorf("%d sealed anew, want %d, %v", n, want, err)
		}
	}
	s.config.Seals = mustSeals(t, next)
	s.mustExec(t, `UPDATE totp SET step = 0`)
	if _, err := s.second(t, s.mustOwe(t, "ada@example.com"), s.codeAt(t, key, 0)); err != nil {
		t.Errorf("with the new key alone: %v", err)
	}
	if _, err := NewSeals([]byte(next), []byte("short")); err == nil {
		t.Error("a short old key is taken")
	}
}
