// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.foyer.internal.testkit.junit.FoyerParameter;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives each test of a JUnit 5 class an application of its own, as a parameter of type {@link Foyer}.
 *
 * <pre>{@code
 * @FoyerTest(ChatEndpoint.class)
 * class ChatTest {
 *
 *     @Test
 *     void whoSpeaks_isHeard(Foyer foyer) {
 *         Peer ada = foyer.connect("/chat");
 *         Peer bob = foyer.connect("/chat");
 *
 *         ada.call(new Say("Hello"));
 *
 *         assertThat(bob.expect(Said.class).text()).isEqualTo("Hello");
 *         bob.expectNothing();
 *     }
 * }
 * }</pre>
 *
 * <p>The application starts before the test, and stops after it. At its stop, an error that nobody was told of fails the
 * test.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(FoyerParameter.class)
public @interface FoyerTest {

    /** Lists the application's classes: endpoints, beans, and the classes that define events of its own. */
    Class<?>[] value();

    /**
     * Lists types that the application injects and that are to be those of the test's time: {@link java.time.Clock}, {@link
     * java.util.concurrent.ScheduledExecutorService}, {@link java.util.concurrent.ExecutorService} and {@link
     * java.util.concurrent.Executor}. On a server, the application has producers of these, which are not among its classes
     * here.
     */
    Class<?>[] virtual() default {};

    /** Lists settings, such as {@code foyer.heartbeat.interval=5s}. */
    String[] settings() default {};

    /**
     * Shuffles what may happen in any order, such as the messages of different clients, with another seed in each run.
     * A failure names its seed; the system property {@code foyer.test.seed} repeats it.
     */
    boolean shuffled() default false;
}
