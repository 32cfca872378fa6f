package ui

// watch goes on with what waits as soon as it can.
func (u *uploads) watch() {
	for _, s := range []*signal{&u.env.reach.changed, &u.env.connection} {
		s.listen(func() {
			if !u.env.offline() {
				go u.resume()
			}
		})
	}
	u.env.queued.listen(func() {
		if u.busy() {
			go u.next() // the outbox is in the midst of something
		}
	})
	u.env.session.changed.listen(func() {
		if account, _ := u.env.session.current(); account != nil {
			go u.resume()
		} else if u.env.session.wasLeft() {
			go u.clear()
		}
	})
}
