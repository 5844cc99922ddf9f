package io.plumbline.benchmarks.peers;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** Another product that asks models and judges their answers, installed as a package of Node. */
public interface Peer {

    /** Of its package and of its program. */
    String name();

    /**
     * Writes what it needs to know.
     *
     * @param folder an empty one, in which the command will be run
     * @param program the installed program
     * @param packages the folder of Node's packages in which it is
     * @return the command
     */
    List<String> prepared(Path folder, Path program, Path packages, Work work);

    /**
     * What it is to do: an answer and two judgements for each question.
     *
     * @param api base URL of the provider
     * @param answers how many questions are asked
     * @param inFlight how many at a time
     */
    record Work(URI api, int answers, int inFlight) {}
}
