// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit.line;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.foyer.Closing;
import dev.foyer.internal.testkit.line.Message.Close;
import dev.foyer.internal.testkit.line.Message.Ping;
import dev.foyer.internal.testkit.line.Message.Pong;
import dev.foyer.internal.testkit.line.Message.Text;
import dev.foyer.internal.testkit.loop.Loop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The rule K3: a line carries everything in order, and fails only in the ways in which it is told to. */
class LineTest {

    private static final Closing GONE = new Closing(1001, "");

    private final Loop loop = Loop.inOrder();
    private final Line line = new Line(loop, 100);
    private final List<Message> read = new ArrayList<>();
    private final List<Message> received = new ArrayList<>();
    private final List<String> ends = new ArrayList<>();

    @BeforeEach
    void connect() {
        line.connect(
                new Client() {
                    @Override
                    public void read(Message message) {
                        read.add(message);
                    }

                    @Override
                    public void ended(Closing closing) {
                        ends.add("client " + closing.code());
                    }
                },
                new Server() {
                    @Override
                    public void receive(Message message) {
                        received.add(message);
                    }

                    @Override
                    public void closed(Closing closing) {
                        ends.add("server " + closing.code());
                    }

                    @Override
                    public void lost() {
                        ends.add("server lost");
                    }
                });
    }

    private static Text text(String text) {
        return new Text(text, true);
    }

    @Test
    void messages_arriveInOrder_inBothDirections() throws IOException {
        line.sendToClient(text("a"));
        line.sendToClient(text("b"));
        line.sendToServer(text("c"));
        line.sendToServer(text("d"));

        loop.settle();

        assertThat(read).containsExactly(text("a"), text("b"));
        assertThat(received).containsExactly(text("c"), text("d"));
    }

    @Test
    void pings_areAnswered_unlessTheyAreIgnored() throws IOException {
        var ping = new Ping(ByteBuffer.wrap(new byte[] {1}));
        line.sendToClient(ping);
        loop.settle();
        assertThat(received).containsExactly(new Pong(ping.content()));

        line.answerPings(false);
        line.sendToClient(ping);
        loop.settle();
        assertThat(received).hasSize(1);
    }

    @Test
    void stoppedReader_fillsTheLine_andWhatIsTooMuchIsABug() throws IOException {
        line.stopReading();
        line.sendToClient(text("x".repeat(80)));
        assertThatThrownBy(() -> line.sendToClient(text("y"))).isInstanceOf(IOException.class);
        assertThatThrownBy(loop::settle).hasMessageContaining("would have blocked");

        line.startReading();
        loop.settle();

        assertThat(read).hasSize(1);
        line.sendToClient(text("z"));
        loop.settle();
        assertThat(read).hasSize(2);
    }

    @Test
    void slowReader_needsTime() throws IOException {
        line.readAt(10);
        line.sendToClient(text("x".repeat(10)));
        line.sendToClient(text("y".repeat(10)));

        loop.advance(Duration.ofMillis(1_999));
        assertThat(read).isEmpty();
        loop.advance(Duration.ofMillis(1));
        assertThat(read).hasSize(1);
        loop.advance(Duration.ofSeconds(2));
        assertThat(read).hasSize(2);
    }

    @Test
    void clientCloses_andIsAnswered() throws IOException {
        line.sendToServer(new Close(GONE));
        loop.settle();
        assertThat(ends).containsExactly("server 1001");

        line.sendToClient(new Close(GONE));
        loop.settle();

        assertThat(ends).startsWith("server 1001", "client 1001");
        assertThatThrownBy(() -> line.sendToClient(text("late"))).isInstanceOf(IOException.class);
    }

    @Test
    void cut_isNoticedByBoth_andDropsWhatIsUnderWay() throws IOException {
        line.sendToClient(text("a"));
        line.sendToServer(text("b"));
        line.cut();
        line.cut();

        loop.settle();

        assertThat(read).isEmpty();
        assertThat(received).isEmpty();
        assertThat(ends).containsExactlyInAnyOrder("server lost", "client 1006");
        assertThatThrownBy(() -> line.sendToClient(text("late"))).isInstanceOf(IOException.class);
    }

    @Test
    void vanished_isNoticedByNobody() throws IOException {
        line.vanish();
        line.sendToClient(text("a"));
        line.sendToServer(text("b"));

        loop.advance(Duration.ofHours(1));

        assertThat(read).isEmpty();
        assertThat(received).isEmpty();
        assertThat(ends).isEmpty();
    }

    @Test
    void slowReader_canHurry() throws IOException {
        line.readAt(1);
        line.sendToClient(text("a"));
        loop.advance(Duration.ofSeconds(1));
        assertThat(read).isEmpty();

        line.startReading();
        loop.settle();

        assertThat(read).containsExactly(text("a"));
        loop.advance(Duration.ofMinutes(1));
        assertThat(read).hasSize(1);
    }

    @Test
    void vanishedLine_canBeCut_andThenBothNotice() {
        line.vanish();
        line.cut();

        loop.settle();

        assertThat(ends).containsExactlyInAnyOrder("server lost", "client 1006");
    }

    @Test
    void failingSend_failsOnce() throws IOException {
        line.failNextSend();
        assertThatThrownBy(() -> line.sendToClient(text("a"))).isInstanceOf(IOException.class);

        line.sendToClient(text("b"));
        loop.settle();

        assertThat(read).containsExactly(text("b"));
    }

    @Test
    void reset_endsTheClientOnly() {
        line.reset();

        loop.settle();

        assertThat(ends).containsExactly("client 1006");
    }
}
