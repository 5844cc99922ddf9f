/** An OpenAI-compatible provider on the loopback interface that simulates models and their faults, and says so in every answer. */
package io.plumbline.simulator;
