// What was found once about the body's place in the linear probe, as a section of docs/transfer-probe.md.
// Not responsible for: what is measured again with each `npm run probe` (transfer.mjs).

export const FOUND = `### Why the body hands on the inside of its last block

Found once, on 2026-11-24, when the body still ended in \`block_14_add\` alone and was 0.067 behind on CIFAR-10, outside of \`npm run probe\`: with the fused engine in Node. By the same pictures, splits and logistic regression:

| body | accuracy | ridge |
| --- | ---: | ---: |
| float32, normalisation folded, 4.0 MB | 0.666 | 0.677 |
| as packed, 1.3 MB | 0.667 | 0.674 |

Packing costs nothing that this probe can see, so better packing would not bring the body nearer to the whole network, and it was left as it is. Then choices were compared on other pictures, the next 140 of each class of CIFAR-10's test set, with other seeded splits of 40 and 100, so that nothing was chosen on the pictures of the table above (float32 body; its L2 from the same five strengths by twofold cross-validation on the training part; 80 rounds of descent instead of 200):

| mean over places of | numbers | body | MobileNetV2 |
| --- | ---: | ---: | ---: |
| \`Conv_1\` | 1280 | | 0.757 |
| \`block_14_add\` | 160 | 0.688 | 0.693 |
| \`block_12_add\` + \`block_14_add\` | 256 | 0.679 | |
| \`block_14_add\`, with the standard deviation over places | 320 | 0.691 | |
| \`block_14_add\`, with the maximum over places | 320 | 0.665 | |
| \`block_14_expand\` + \`block_14_add\` | 1120 | 0.670 | |
| \`block_14_depthwise\` + \`block_14_add\` | 1120 | 0.708 | 0.716 |
| \`Conv_1\` + \`block_14_add\` | 1440 | | 0.764 |
| \`Conv_1\` + \`block_14_depthwise\` | 2240 | | 0.764 |

- On fresh pictures too the body is 0.069 behind. The whole network cut at the same place is 0.064 behind itself: what is missing are blocks 15 and 16 and \`Conv_1\`, which the package has only as they were trained further on other pictures.
- Eleven strengths instead of five and fivefold cross-validation leave the distance at 0.068 (0.690 and 0.758). 600 rounds instead of 80 bring the body to 0.676: differences of a hundredth say little.
- Two cuts, the standard deviation or the maximum don't help. The wide inside of the last block does: \`block_14_depthwise\` + \`block_14_add\` is 0.049 behind \`Conv_1\` alone. The whole network gains by such numbers too, and is then 0.056 ahead.
- That input, chosen on those pictures, is what the course's body puts out since then (\`block_14_concat\`); the first table measures it on pictures and splits that took no part in the choice. The whole network's heads read \`Conv_1\` alone as before: given its own inside too (\`Conv_1\` + \`block_14_depthwise\`: 0.742 on the first table's pictures, ridge 0.751) it would be further ahead.
- On the pictures of the choice the distance is 0.049: at most 0.05, but only just. Other ways of enlarging 32 x 32 pictures weren't compared: both networks read the same ones.`;
