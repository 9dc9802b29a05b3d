// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import dev.foyer.contract.testing.Journal;

/** Notes in the database, in transactions of all kinds and in none. */
@ApplicationScoped
public class Notes {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Journal journal;

    /** In a transaction of its own, or the caller's. */
    @Transactional
    public void add(String text) {
        entities.persist(new Note(text));
    }

    /** In none. */
    public boolean has(String text) {
        return entities.find(Note.class, text) != null && count(text) == 1;
    }

    private long count(String text) {
        return entities.createQuery("select count(n) from Note n where n.text = ?1", Long.class)
                .setParameter(1, text)
                .getSingleResult();
    }

    /** Notes whether a callback finds a note. */
    public void look(String callback, String text) {
        journal.note(callback + " finds " + text + ": " + find(text));
    }

    /** Whether there is a note, or what looking for it fails with. */
    public String find(String text) {
        try {
            return String.valueOf(has(text));
        } catch (RuntimeException failure) {
            return failure.toString();
        }
    }

    /** Fails in a transaction. */
    @Transactional(TxType.NEVER)
    public String never() {
        return "none";
    }

    /** Fails without one. */
    @Transactional(TxType.MANDATORY)
    public String mandatory() {
        return "one";
    }

    /** In another one. */
    @Transactional(TxType.REQUIRES_NEW)
    public String requiresNew(String text) {
        add(text);
        return mandatory();
    }

    /** In one, which a failure rolls back. */
    @Transactional
    public void addAndFail(String text) {
        add(text);
        throw new IllegalStateException("It fails.");
    }
}
