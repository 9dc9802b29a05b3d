// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.platform;

import java.security.Principal;
import java.util.concurrent.CompletionStage;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpSession;
import jakarta.transaction.UserTransaction;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.OnConnect;
import dev.foyer.OnDisconnect;
import dev.foyer.OnEvent;
import dev.foyer.contract.testing.Gates;
import dev.foyer.contract.testing.Journal;

/** For members who have logged in at the server; uses most of the platform. */
@RolesAllowed("member")
@ServerEndpoint("/platform/{note}")
public class PlatformEndpoint extends Numbered<String> {

    @EJB
    private Desk desk;

    @Inject
    private Notes notes;

    @Inject
    private Principal principal;

    @Inject
    private HttpSession session;

    @Inject
    private Gates gates;

    @Inject
    private Journal journal;

    @Resource
    private UserTransaction transaction;

    @Override
    protected String of(int number) {
        return "number " + number;
    }

    @OnConnect
    void connect(dev.foyer.Handshake handshake) {
        journal.note("session " + session.getAttribute("flavour"));
        notes.add(handshake.pathVariables().get("note"));
        look("OnConnect", handshake.pathVariables().get("note"));
    }

    @OnOpen
    void open(Connection connection) {
        look("OnOpen", connection);
    }

    @OnEvent("event")
    void event(Connection connection) {
        look("OnEvent", connection);
    }

    @OnEvent(value = "beside", concurrent = true)
    void beside(Connection connection) {
        look("concurrent OnEvent", connection);
    }

    @OnEvent("stage")
    CompletionStage<Void> stage() {
        return gates.stage("stage");
    }

    @OnEvent("after")
    void after(Connection connection) {
        look("OnEvent after a stage", connection);
    }

    @OnMessage
    void message(byte[] bytes, Connection connection) {
        look("OnMessage", connection);
    }

    @OnClose
    void closed(Connection connection) {
        look("OnClose", connection);
    }

    @OnDisconnect
    void left(Connection connection) {
        look("OnDisconnect", connection);
    }

    private void look(String callback, Connection connection) {
        look(callback, connection.handshake().pathVariables().get("note"));
    }

    private void look(String callback, String note) {
        notes.look(callback, note);
        journal.note(callback + " of " + note + " by " + Desk.answer(principal::getName));
        journal.note(callback + " of " + note + " at the desk by " + Desk.answer(desk::caller));
        journal.note(callback + " of " + note + " for members: " + Desk.answer(desk::forMembers));
    }

    @OnEvent("never")
    String never() {
        return notes.never();
    }

    @OnEvent("mandatory")
    String mandatory() {
        return notes.mandatory();
    }

    @OnEvent("new")
    String requiresNew(String text) {
        return notes.requiresNew(text);
    }

    @OnEvent("fail")
    void fail(String text) {
        notes.addAndFail(text);
    }

    @OnEvent("has")
    boolean has(String text) {
        return notes.has(text);
    }

    @OnEvent("leave.open")
    void leaveOpen(String text) throws Exception {
        transaction.begin();
        notes.add(text);
    }

    @OnEvent("stage.open")
    CompletionStage<String> stageOpen() throws Exception {
        transaction.begin();
        return java.util.concurrent.CompletableFuture.supplyAsync(() -> "done");
    }
}
