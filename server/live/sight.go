package live

import (
	"sync"

	"incharge/shared"
)

// sight is a change that not all viewers get alike, or that may change what one
// of them sees. Those who see the same of it get the same bytes.
type sight struct {
	change shared.Change

	mu    sync.Mutex // after all others
	looks map[string][]byte
}

func newSight(change shared.Change) *sight {
	if len(change.Boards)+len(change.Members)+len(change.Seen) == 0 {
		return nil
	}
	return &sight{change: change}
}

// of is the change as an onlooker gets it. another says that they don't: they
// see other cards from here on.
func (f frame) of(eye *shared.Onlooker) (bytes []byte, another bool, err error) {
	if f.sight == nil { // of cards of which it isn't said who sees them, only those are told who see all
		return f.bytes, f.cards && eye.Sight() != shared.SightAll, nil
	}
	before := eye.Sight()
	*eye = eye.After(f.sight.change)
	if eye.Sight() != before {
		return nil, true, nil
	}
	if before == shared.SightAll {
		return f.bytes, false, nil
	}
	bytes, err = f.sight.of(eye.User, before)
	return bytes, false, err
}

func (s *sight) of(user shared.UserID, sight shared.Sight) ([]byte, error) {
	look := s.change.Look(user, sight)
	s.mu.Lock()
	defer s.mu.Unlock()
	if bytes, known := s.looks[look]; known {
		return bytes, nil
	}
	change := s.change.For(user, sight)
	bytes, err := encode(shared.FromServer{Change: &change})
	if err == nil {
		if s.looks == nil {
			s.looks = map[string][]byte{}
		}
		s.looks[look] = bytes
	}
	return bytes, err
}
