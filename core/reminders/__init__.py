"""Posts that teach people to keep their AI chats out of training."""
