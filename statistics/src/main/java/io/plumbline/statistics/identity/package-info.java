/** Whether two models can be told apart by their answers to the same prompts. */
package io.plumbline.statistics.identity;
