// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.spi;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

/**
 * Carries messages between the nodes of one application. An application has several nodes if it has one bean of this
 * type; without one, everything stays on its own node. An implementation is called an engine.
 *
 * <p>All methods are safe for any thread and return at once: an engine has its own threads for what takes time.
 */
public interface Backplane {

    /**
     * Tests whether the application has set what this engine needs. Asked before the start, and only if the application
     * has several engines: the one that is configured counts.
     */
    default boolean isConfigured(Self self) {
        return true;
    }

    /**
     * Starts the engine. Called once, before any other method but {@link #isConfigured}.
     *
     * @param listener is told what arrives
     * @throws IllegalStateException if it cannot start; the message says what is wrong and what to do, and contains no
     *     secret
     */
    void start(Self self, Listener listener);

    /**
     * Subscribes to a topic. What is published on it from some moment after this call on reaches the listener, until
     * {@link #unsubscribe}. A lost connection does not end a subscription.
     */
    void subscribe(Topic topic);

    /** Ends a subscription. Messages that are under way may still arrive. */
    void unsubscribe(Topic topic);

    /**
     * Publishes a message. Messages that one thread publishes arrive at each node in its order, whatever their topics
     * are, and at most once. A node that subscribes to the topic gets its own messages, too.
     *
     * @param message a text of any characters but unpaired surrogates
     * @return completes with the number of other nodes that the message was handed to, or with -1 if that is unknown
     */
    CompletionStage<Integer> publish(Topic topic, String message);

    /**
     * Publishes a message as {@link #publish} does, and retains it in place of the one with its key, both in one step.
     * Does neither if the topic retains a message of a greater version under that key. The order in which messages are
     * retained is the one in which they arrive at all nodes.
     *
     * <p>An engine that only publishes here retains nothing: who joins a room on a node without members there does not
     * get what was emitted before.
     *
     * @param keep bounds what the topic retains: the number of keys, the size of all messages together, and how long a
     *     message is there from now on or after the last call of {@link #retain}, at least
     * @return completes as that of {@link #publish}, with 0 if a greater version is there; completes exceptionally if
     *     the topic would retain more than {@code keep} allows, in which case the message is not published
     */
    default CompletionStage<Integer> publishRetained(Topic topic, Retained message, Retention keep) {
        return publish(topic, message.message());
    }

    /**
     * Reads what a topic retains. What the calling thread published before is among it by then, and what is published
     * afterwards reaches the listener if the topic was subscribed to before this call.
     *
     * @return completes exceptionally if that cannot be read now
     */
    default CompletionStage<List<Retained>> retained(Topic topic) {
        return CompletableFuture.completedFuture(List.of());
    }

    /**
     * Retains messages that are missing, as after a loss of the engine: those for whose key the topic retains none, or
     * one of a smaller version. Publishes those that it retains, and no others. All that the topic retains lasts from
     * now on for the age of {@code keep}, also if there are no messages to add.
     */
    default void retain(Topic topic, List<Retained> messages, Retention keep) {}

    /**
     * Appends a message to the log of a topic, and publishes it with its position. Each node that subscribes to the
     * topic gets it by {@link Listener#logged}, this node included, and all nodes get the messages of a topic in the
     * order of their positions. Messages that one thread appends to one topic get their positions in its order.
     *
     * <p>A message is in the log at most once, also if the engine loses its connection before it has an answer and
     * tries again. What cannot be appended within the engine's patience is given up.
     *
     * @param keep bounds the log
     * @return completes with the position; completes exceptionally if the message was given up, and has failed already
     *     when this method returns if nobody has got or will get it. If it fails later, somebody may have got it
     */
    CompletionStage<Appended> append(Topic topic, String message, Retention keep);

    /** Tests whether {@link #appendInTransaction} works. Called after the start. */
    default boolean joinsTransactions() {
        return false;
    }

    /**
     * Appends a message to the log of a topic within the transaction of the calling thread: it is there if the
     * transaction is committed, and no trace of it else. It gets its position after the commit, before what the thread
     * appends later. Called instead of {@link #append} on a thread that is in a transaction, if the engine
     * {@link #joinsTransactions}. Unlike the other methods, it may take as long as a write to the database takes.
     *
     * @param end completes when the transaction has ended, with whether it was committed
     * @return completes with the position after the commit, and exceptionally after a rollback. It completes
     *     exceptionally, too, if the transaction was committed, and the position is not known within the engine's
     *     patience. It has failed already when this method returns if the transaction takes nothing from this engine
     */
    default CompletionStage<Appended> appendInTransaction(
            Topic topic, String message, Retention keep, CompletionStage<Boolean> end) {
        return CompletableFuture.failedFuture(new UnsupportedOperationException("This engine joins no transaction."));
    }

    /**
     * Reads what follows a position in the log of a topic. What the calling thread appended before is in the log by
     * then, and what follows the messages that were read reaches the listener if the topic was subscribed to before
     * this call.
     *
     * @param after a position that was read or received before, perhaps of an earlier epoch
     * @param limit the largest number of messages to read
     * @return completes exceptionally if the log cannot be read now. {@link Replay#complete} is true only if the log is
     *     still in the position's epoch, and all that follows the position is there
     */
    CompletionStage<Replay> read(Topic topic, Position after, int limit);

    /**
     * Reads the newest messages in the log of a topic, as {@link #read} does.
     *
     * @param limit the largest number of messages to read; with 0, only the end of the log is found
     */
    CompletionStage<Replay> readLatest(Topic topic, int limit);

    /**
     * Keeps a record of this node, in place of an earlier one with the same key, so that another node can take it.
     * Records are kept for as long as this node runs and for some time after it has ended, however that comes about. A
     * record may be lost with the engine. An engine that does nothing here has all clients of a node begin anew that
     * ends.
     *
     * @param record a text of any characters but unpaired surrogates, or {@code null} to keep none any more
     * @param afterwards how long to keep it after the end of this node, at least
     */
    default void keep(String key, @Nullable String record, Duration afterwards) {}

    /**
     * Takes a record that a node has kept. Among all who take it, one gets it.
     *
     * @param node the id of the node, which may have ended
     * @return completes with the record, or with empty if there is none or nobody can tell now
     */
    default CompletionStage<Optional<String>> take(String node, String key) {
        return CompletableFuture.completedFuture(Optional.empty());
    }

    /**
     * Tests whether the engine has cells: one text for each topic, which {@link #swapCell} changes. Without them, rooms
     * of an application with several nodes cannot have a {@link dev.foyer.RoomState}. Called before the start.
     */
    default boolean hasCells() {
        return false;
    }

    /**
     * Returns what is in the cell of a topic, and keeps it for a time from now on. What follows it reaches the listener
     * if the topic was subscribed to before this call.
     *
     * @param keep how long to keep what is not used again, at least
     * @return completes with empty if nothing is in the cell, and exceptionally if nobody can tell now
     */
    default CompletionStage<Optional<Cell>> useCell(Topic topic, Duration keep) {
        return CompletableFuture.failedFuture(new UnsupportedOperationException("This engine has no cells."));
    }

    /**
     * Changes what is in the cell of a topic if it is still at a position, and publishes a message with the next
     * position. All of that happens at once. Each node that subscribes to the topic gets the message by
     * {@link Listener#swapped}, this node included, in the order of positions. The first content of a cell has number 0
     * in an epoch that is later than all before of this cell, and each change the next number. What is in a cell may be
     * older than what was there before, if the engine has lost something: then it is in a later epoch, too.
     *
     * <p>The change is made at most once, also if the engine loses its connection before it has an answer and tries
     * again.
     *
     * @param expected the position; {@code null} if nothing is in the cell
     * @param keep how long to keep what is not used again, at least
     * @return completes exceptionally if the change was given up. It may have been made then, unless the stage has
     *     failed already when this method returns
     */
    default CompletionStage<Swapped> swapCell(
            Topic topic, @Nullable Position expected, String content, String message, Duration keep) {
        return CompletableFuture.failedFuture(new UnsupportedOperationException("This engine has no cells."));
    }

    /**
     * Empties the cell of a topic if nobody has used it for a time. Among all who do, at most one empties it.
     *
     * @param keep how long its content was to be kept at its last use
     * @param unused for how long it must not have been used
     * @return completes with what was in the cell if this call has emptied it, and else with empty; completes
     *     exceptionally if nobody can tell now
     */
    default CompletionStage<Optional<Cell>> emptyCell(Topic topic, Duration keep, Duration unused) {
        return CompletableFuture.completedFuture(Optional.empty());
    }

    /**
     * Gives up the connections that the engine has, and makes new ones. Called when messages do not come back, although
     * the engine has noticed nothing. {@link Listener#interrupted} and {@link Listener#resumed} follow as for any lost
     * connection.
     */
    void reconnect();

    /** Ends everything that was started. Called once, when the application has closed its connections. */
    void stop();

    /** Describes the node that an engine belongs to. */
    interface Self {

        /** Returns the id of this node, which no other start of an application has. */
        String node();

        /** Returns the name that all nodes of the application share, and no other application on the same engine. */
        String application();

        /**
         * Returns a setting, such as {@code foyer.backplane.url}, if it is set. An engine lists the keys that it has in
         * the resource {@code META-INF/foyer.settings} of its jar, one a line. Foyer then warns of misspelt ones.
         */
        Optional<String> setting(String key);
    }

    /** Is told what arrives. Implemented by Foyer. Not safe for several threads at a time. */
    interface Listener {

        /** Handles a message in the order of its arrival. Returns soon, and throws nothing. */
        void received(Topic topic, String message);

        /** Handles a message of a log, in the order of its arrival among all. Returns soon, and throws nothing. */
        void logged(Topic topic, Position at, String message);

        /** Handles a change of a cell, in the order of its arrival among all. Returns soon, and throws nothing. */
        default void swapped(Topic topic, Position at, String message) {}

        /** Notes that messages may be lost from now on, because the engine has lost its connection. */
        void interrupted();

        /**
         * Notes that the engine is connected again, and has renewed its subscriptions.
         *
         * @param sameLogs whether all logs are those from before, and none has been lost: what was appended meanwhile
         *     can be read if it is not too old
         */
        void resumed(boolean sameLogs);

        /**
         * Notes that the engine is connected again, and that nothing was lost: what was published meanwhile arrives
         * from now on. Comes instead of {@link #resumed} from an engine that keeps messages for a while.
         */
        default void continued() {
            resumed(true);
        }
    }
}
