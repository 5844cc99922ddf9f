package io.plumbline.chat.limits;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Answers callers one after the other. A caller that gives its slot back at once lets the next one in, and so on for all that wait.
 * Such answers queue up instead of being nested, because thousands of callers may wait for a probe that is cancelled.
 */
final class CallerAnswers {

    private static final Logger LOG = Logger.getLogger(CallerAnswers.class);

    private final Queue<Runnable> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger rounds = new AtomicInteger();

    /** Runs these answers, or leaves them to the thread that runs others at this moment. */
    void run(List<Runnable> answers) {
        queue.addAll(answers);
        if (rounds.getAndIncrement() > 0) {
            return;
        }
        int seen = 1;
        while (seen > 0) {
            for (Runnable next = queue.poll(); next != null; next = queue.poll()) {
                answer(next);
            }
            seen = rounds.addAndGet(-seen);
        }
    }

    /** A caller that fails must not keep the others waiting. */
    private static void answer(Runnable answer) {
        try {
            answer.run();
        } catch (RuntimeException fault) {
            LOG.error("a caller failed when it was let in", fault);
        }
    }
}
