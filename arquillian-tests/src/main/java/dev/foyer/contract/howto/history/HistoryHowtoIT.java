// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.history;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.SameEverywhere;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** What docs/howto/history.md says, on one node. */
@ContractTest
@SameEverywhere("the log of a single node is in memory")
class HistoryHowtoIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.with(
                Wars.of("howto-history", HistoryHowtoIT.class).addClass(ForumEndpoint.class),
                "foyer.history=topic:short=3");
    }

    /** Posts, and returns what comes back of it, one by one. */
    private static List<String> post(Client author, int from, int to) {
        var own = new ArrayList<String>();
        for (int number = from; number < to; number++) {
            author.send("{\"event\":\"post\",\"data\":{\"text\":\"post " + number + "\"}}");
            own.add(author.next());
        }
        return own;
    }

    private static List<String> posts(int from, int to) {
        return IntStream.range(from, to).mapToObj(number -> "post " + number).toList();
    }

    private static List<String> texts(List<String> frames) {
        return frames.stream()
                .map(frame -> frame.replaceAll(".*\"text\":\"([^\"]*)\".*", "$1"))
                .toList();
    }

    private static List<String> positions(List<String> frames) {
        return frames.stream()
                .map(frame -> frame.replaceAll("\\{\"at\":\"(\\d+-\\d+)\",\"event\":\"posted\",\"room\":.*", "$1"))
                .toList();
    }

    @Contract(
            rule = {"Q7", "N3"},
            proves = "history.md: a joiner gets the latest events first, and each event has its position")
    void joiner_getsTheLatestFirst() {
        try (Client author = site.open("/forum/1")) {
            List<String> own = post(author, 0, 25);
            assertThat(texts(own)).isEqualTo(posts(0, 25));
            String epoch = positions(own).get(0).replaceAll("-0$", "-");
            assertThat(positions(own))
                    .containsExactlyElementsOf(IntStream.range(0, 25)
                            .mapToObj(number -> epoch + number)
                            .toList());

            try (Client reader = site.open("/forum/1")) {
                List<String> latest = reader.next(20);
                post(author, 25, 30);

                assertThat(texts(latest)).isEqualTo(posts(5, 25));
                List<String> live = reader.next(5);
                assertThat(texts(live)).isEqualTo(posts(25, 30));
                assertThat(positions(
                                Stream.concat(latest.stream(), live.stream()).toList()))
                        .containsExactlyElementsOf(IntStream.range(5, 30)
                                .mapToObj(number -> epoch + number)
                                .toList());
            }
        }
    }

    @Contract(rule = "Q7", proves = "history.md: whoever joins amid emits gets each event once, without a gap")
    void joinersAmidEmits_missAndRepeatNothing() throws InterruptedException {
        try (Client author = site.open("/forum/2")) {
            var posting = new Thread(() -> post(author, 0, 150));
            posting.start();
            var readers = new ArrayList<Client>();
            for (int i = 0; i < 20; i++) {
                readers.add(site.open("/forum/2"));
            }
            posting.join();
            for (Client reader : readers) {
                List<String> frames = reader.until(frame -> frame.contains("post 149"));
                int first = Integer.parseInt(texts(frames).get(0).substring("post ".length()));
                assertThat(texts(frames)).isEqualTo(posts(first, 150));
                reader.close();
            }
        }
    }

    @Contract(rule = "Q7", proves = "history.md: the application reads what a room keeps, and configuration bounds it")
    void history_isRead_andBounded() {
        try (Client author = site.open("/forum/short");
                Client elsewhere = site.open("/forum/3")) {
            post(author, 0, 5);

            String earlier = author.call("earlier", "10");
            assertThat(earlier).doesNotContain("post 1");
            assertThat(earlier.split("\"at\":\"\\d+-\\d+\",\"millis\":\\d+", -1))
                    .hasSize(4);
            assertThat(earlier.replaceAll(".*post 2.*post 3.*post 4.*", "in order"))
                    .isEqualTo("in order");
            assertThat(author.call("earlier", "1")).contains("post 4").doesNotContain("post 3");
            assertThat(elsewhere.call("earlier", "10")).contains("\"data\":[]");
        }
    }
}
