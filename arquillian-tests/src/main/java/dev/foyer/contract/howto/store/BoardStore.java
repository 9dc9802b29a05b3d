// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.store;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import dev.foyer.spi.StateStore;
import dev.foyer.spi.StoredState;

// tag::store
@ApplicationScoped
public class BoardStore implements StateStore {

    @PersistenceContext
    private EntityManager entities;

    @Override
    public Optional<StoredState> load(String namespace, String room) {
        return Optional.ofNullable(entities.find(SavedBoard.class, room)).map(SavedBoard::state);
    }

    @Override
    @Transactional
    public void save(String namespace, String room, StoredState state) {
        SavedBoard saved = entities.find(SavedBoard.class, room, LockModeType.PESSIMISTIC_WRITE);
        if (saved == null) {
            saved = new SavedBoard(room);
            entities.persist(saved);
        }
        saved.take(state); // unless a later version is there
    }
}
// end::store
