"""The trained reader: a sentence with its source and target marked becomes chances of codes.

Run time needs onnxruntime and tokenizers; `training/` alone needs torch.
"""
